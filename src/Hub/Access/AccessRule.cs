namespace QueueMonitor.Hub.Access;

/// <summary>Who may call an endpoint or a method of the live feed. Each states one; what states none is called by nobody.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class AccessRule : Attribute;

/// <summary>Where it stands which site a request is about.</summary>
internal enum SiteFrom : byte
{
    /// <summary>Header or query <c>site</c>, else the caller's own: ask <see cref="AskedSite.Of"/>.</summary>
    Request,

    /// <summary>The part <c>{site}</c> of the path.</summary>
    Path,

    /// <summary>Found while answering: the endpoint itself shows and changes only what the caller may (<see cref="Caller.May"/>).</summary>
    Answer,
}

/// <summary>A role at the site that is asked about.</summary>
internal sealed class NeedsAttribute(Role role) : AccessRule
{
    public Role Role => role;

    public SiteFrom Site { get; init; }

    /// <summary>A wall that came by a screen's link may too, within that screen.</summary>
    public bool OrScreen { get; init; }
}

/// <summary>Anybody, without a word about who they are.</summary>
/// <param name="why">What makes that harmless.</param>
internal sealed class AnyoneAttribute(string why) : AccessRule
{
    public string Why => why;
}

/// <summary>Takes a ticket in the query, since browsers cannot give such a request headers.</summary>
internal sealed class TakesTicket;

/// <summary>Says goodbye itself when the caller's key ends; of others the connection is broken off.</summary>
internal sealed class EndsByItself;

internal static class AccessRuleExtensions
{
    /// <summary>States who may call: <c>Get(endpoints, "/api/v1/queues", …).Needs(Role.View)</c>.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Role role, SiteFrom site = SiteFrom.Request)
        where TBuilder : IEndpointConventionBuilder => endpoint.With(new NeedsAttribute(role) { Site = site });

    /// <summary>States that anybody may call, and why that is harmless.</summary>
    public static TBuilder ForAnyone<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.With(new AnyoneAttribute(why));

    public static TBuilder With<TBuilder>(this TBuilder endpoint, object metadata)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(metadata));
        return endpoint;
    }
}
