using System.Text;
using Microsoft.Extensions.Logging;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>All that is logged, at every level, with every scope.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Book(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(string line)
    {
        lock (_text) _text.AppendLine(line);
    }

    private sealed class Book(LogBook all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            all.Write($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Write($"{category} {formatter(state, exception)} {exception}");
    }
}
