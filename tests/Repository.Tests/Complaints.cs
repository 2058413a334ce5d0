namespace QueueMonitor.Repository.Tests;

internal static class Complaints
{
    /// <summary>Fails with every complaint, one a line, so that one run shows all that is to be mended.</summary>
    public static void None(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
