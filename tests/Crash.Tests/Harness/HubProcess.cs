using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Soak;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>The built program as a process of its own, which can be killed like any other.</summary>
internal sealed class HubProcess : IDisposable
{
    private const int LinesKept = 200;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Expected? _expected;

    private HubProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, once it has said so.</summary>
    public Uri Address => _ready.Task.IsCompletedSuccessfully ? _ready.Task.Result : throw new InvalidOperationException("It is not ready.");

    public HttpClient Client { get; } = new() { Timeout = Patience.Longest };

    /// <summary>What it wrote last.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Bytes of memory that the system counts for it.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="data">Its data folder.</param>
    /// <param name="more">Further arguments of <c>serve</c>.</param>
    public static HubProcess Start(string data, params string[] more) => StartWith(new Dictionary<string, string>(), data, more);

    /// <param name="environment">Variables that it has beside ours.</param>
    /// <inheritdoc cref="Start"/>
    public static HubProcess StartWith(IReadOnlyDictionary<string, string> environment, string data, params string[] more) => Run(
        "QueueMonitor.Hub.dll", ["serve", "--urls", "http://127.0.0.1:0", "--data", data, "--zone", NoonZone.Name, .. more], environment);

    /// <summary>The hub in another time than ours.</summary>
    public static HubProcess StartIn(NightTime time, string data) => Run("QueueMonitor.Crash.Tests.dll", ["night", time.Beginning, data]);

    /// <summary>The hub whose keeper of images never rests.</summary>
    public static HubProcess StartRestless(string data) => Run("QueueMonitor.Crash.Tests.dll", ["restless", data]);

    /// <summary>The command that copies a data folder.</summary>
    public static HubProcess Backup(string data, string to) => Run("QueueMonitor.Hub.dll", ["backup", to, "--data", data]);

    private static HubProcess Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, program))) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new HubProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits until it listens and what it shows is the truth.</summary>
    public async Task Ready()
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_ready.Task, ended, Task.Delay(Patience.Longest));
        var how = first == ended ? $"ended with {_process.ExitCode}" : $"is not ready after {_process.TotalProcessorTime.TotalSeconds:0.0} s of CPU";
        Assert.True(first == _ready.Task, $"It {how}: {Said}");
        Client.BaseAddress = await _ready.Task;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode) return;
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience.Longest, await answer.Content.ReadAsStringAsync() + Said);
            await Task.Delay(10);
        }
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>Waits until it writes a line that has this in it, from now on.</summary>
    public Task Says(string text)
    {
        var expected = new Expected(text, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _expected = expected;
        return expected.Heard.Task.WaitAsync(Patience.Longest);
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>With what it ended, when it ends by itself.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience.Longest);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM: it ends in order.</summary>
    public async Task End()
    {
        const int terminate = 15;
        Assert.Equal(0, Signal(_process.Id, terminate));
        await _process.WaitForExitAsync().WaitAsync(Patience.Longest);
        Assert.True(_process.ExitCode is 0 or 128 + terminate, $"It ended with {_process.ExitCode}: {Said}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        Client.Dispose();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (_said.Count > LinesKept) _said.TryDequeue(out _);
        if (_expected is { } expected && line.Contains(expected.Text, StringComparison.Ordinal)) expected.Heard.TrySetResult();
        const string ready = "The wall: ";
        if (line.IndexOf(ready, StringComparison.Ordinal) is var at and >= 0) _ready.TrySetResult(new Uri(line[(at + ready.Length)..]));
    }

    private sealed record Expected(string Text, TaskCompletionSource Heard);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Signal(int process, int signal);
}
