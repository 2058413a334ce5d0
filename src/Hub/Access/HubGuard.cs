using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Access;

/// <summary>Stands before every method of the live feed, and lets in whom the method's rule allows.</summary>
internal sealed class HubGuard : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var allowed = invocation.HubMethod.GetCustomAttribute<AccessRule>() switch
        {
            AnyoneAttribute => true,
            NeedsAttribute needs => (needs.OrScreen && LiveHub.CameByLink(invocation.Context))
                || LiveHub.CallerOf(invocation.Context).MaySomewhere(needs.Role),
            _ => false,
        };
        if (allowed) return next(invocation);
        throw Refusal(LiveHub.CallerOf(invocation.Context)).ForWall();
    }

    public static JoinRefusedException Refusal(Caller caller) => caller.IsNobody
        ? new JoinRefusedException(JoinRefusal.SignInNeeded,
            "This wall has no link, and nobody is signed in here. Open the link of a screen, or type the code that this wall shows under /walls.")
        : new JoinRefusedException(JoinRefusal.NotAllowed, $"'{caller.Name}' may not see boards here. Ask an admin of the site for the role view.");
}
