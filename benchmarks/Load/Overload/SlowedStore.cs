using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Benchmarks.Load.Overload;

/// <summary>A disk that takes just so many events a second, so that three times as many are three times as many on any machine.</summary>
internal sealed class SlowedStore(IGroupStore inner, int eventsPerSecond) : IGroupStore
{
    public Mark Last => inner.Last;

    public bool IsBehind => inner.IsBehind;

    public void Append(in JournalGroup group, IReadOnlyList<JournalSite> newSites, IReadOnlyList<JournalErasure> erasures)
    {
        Task.Delay(TimeSpan.FromSeconds((double)group.Events / eventsPerSecond)).GetAwaiter().GetResult();
        inner.Append(in group, newSites, erasures);
    }

    public void TakeBack(Mark to) => inner.TakeBack(to);

    public void Rest() => inner.Rest();

    public void Dispose() => inner.Dispose();
}
