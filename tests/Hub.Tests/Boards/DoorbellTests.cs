using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Tests.Boards;

public sealed class DoorbellTests
{
    private readonly Doorbell _bell = new();

    [Fact]
    public void RingsBeforeTheWaitCountAsOne()
    {
        _bell.Ring();
        _bell.Ring();
        Assert.True(_bell.Wait().AsTask().IsCompleted);
        Assert.False(_bell.Wait().AsTask().IsCompleted);
    }

    [Fact]
    public async Task NoRingIsLostBetweenThreads()
    {
        const int rings = 100_000;
        var (told, seen) = (0, 0);
        var ringer = Task.Run(() =>
        {
            for (var i = 0; i < rings; i++)
            {
                Interlocked.Increment(ref told);
                _bell.Ring();
            }
        });
        while (seen < rings)
        {
            await _bell.Wait().AsTask().WaitAsync(Until.Deadline);
            seen = Volatile.Read(ref told);
        }

        await ringer;
    }
}
