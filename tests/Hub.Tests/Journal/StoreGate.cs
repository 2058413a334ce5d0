using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>A store that fails or stands still when a test says so.</summary>
internal sealed class StoreGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private int _standing;

    /// <summary>Why no group is taken; null: they are taken.</summary>
    public volatile string? Fault;

    /// <summary>A commit stands still.</summary>
    public bool IsStanding => Volatile.Read(ref _standing) == 1;

    public void Close() => _open.Reset();

    public void Open() => _open.Set();

    public void Dispose() => _open.Dispose();

    /// <summary>Puts the gate between a hub's journal and its file.</summary>
    public void Add(IServiceCollection services) => services.AddSingleton(new StoreSeam(inner => new Store(this, inner)));

    private sealed class Store(StoreGate gate, IGroupStore inner) : IGroupStore
    {
        public Mark Last => inner.Last;

        public bool IsBehind => inner.IsBehind;

        public void Append(in JournalGroup group, IReadOnlyList<JournalSite> newSites, IReadOnlyList<JournalErasure> erasures)
        {
            if (gate.Fault is { } fault) throw new JournalException(fault);
            Volatile.Write(ref gate._standing, 1);
            gate._open.Wait();
            Volatile.Write(ref gate._standing, 0);
            inner.Append(in group, newSites, erasures);
        }

        public void TakeBack(Mark to) => inner.TakeBack(to);

        public void Rest() => inner.Rest();

        public void Dispose() => inner.Dispose();
    }
}
