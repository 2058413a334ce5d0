using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Access;

/// <summary>Stands before every method of the live feed, and lets in whom the method's rule allows.</summary>
internal sealed partial class HubGuard(LiveBoards boards, BoardClock clock, ILogger<HubGuard> log) : IHubFilter
{
    private const string RateKey = "rate", TooManyCalls = "tooManyCalls";

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!InItsRate(invocation.Context))
        {
            // Whatever it is, it is no wall of ours, which joins and then tells of a paint a second.
            boards.Metrics.CutOff(TooManyCalls);
            invocation.Context.Abort();
            return null;
        }

        var allowed = invocation.HubMethod.GetCustomAttribute<AccessRule>() switch
        {
            AnyoneAttribute => true,
            NeedsAttribute needs => (needs.OrScreen && LiveHub.CameByLink(invocation.Context))
                || LiveHub.CallerOf(invocation.Context).MaySomewhere(needs.Role),
            _ => false,
        };
        if (!allowed) throw Refusal(LiveHub.CallerOf(invocation.Context)).ForWall();
        try
        {
            return await next(invocation);
        }
        catch (Exception bug) when (bug is not HubException)
        {
            Log.Failed(log, invocation.HubMethodName, bug);
            throw;
        }
    }

    // Calls of one connection come one after the other.
    private bool InItsRate(HubCallerContext connection)
    {
        if (connection.Items.TryGetValue(RateKey, out var known)) return ((RateGate)known!).TryTake("", out _);
        var rate = new RateGate(BoardLimits.CallsPerSecondMax, BoardLimits.CallsAtOnceMax, clock.Pace);
        connection.Items[RateKey] = rate;
        return rate.TryTake("", out _);
    }

    public static JoinRefusedException Refusal(Caller caller) => caller.IsNobody
        ? new JoinRefusedException(JoinRefusal.SignInNeeded,
            "This wall has no link, and nobody is signed in here. Open the link of a screen, or type the code that this wall shows under /walls.")
        : new JoinRefusedException(JoinRefusal.NotAllowed, $"'{caller.Name}' may not see boards here. Ask an admin of the site for the role view.");

    private static partial class Log
    {
        [LoggerMessage(HubEvents.CallFailed, LogLevel.Error, "The call {Method} of a wall failed in a way we did not foresee.")]
        public static partial void Failed(ILogger log, string method, Exception bug);
    }
}
