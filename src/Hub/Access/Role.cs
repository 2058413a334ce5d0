namespace QueueMonitor.Hub.Access;

/// <summary>
/// What somebody may do at a site. Viewers, planners and admins may each do all that those before them may; who sends events may do
/// nothing else.
/// </summary>
internal enum Role : byte
{
    /// <summary>Send events.</summary>
    Ingest,

    /// <summary>See figures, boards and settings.</summary>
    View,

    /// <summary>Set up queues, boards and walls.</summary>
    Planner,

    /// <summary>Everything: the site's own settings, keys, erasing customers, and sending events too.</summary>
    Admin,
}

internal static class Roles
{
    /// <summary>As the API and the command line write them.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<Role>().Select(Name)];

    public static bool Covers(this Role have, Role need) =>
        need == Role.Ingest ? have is Role.Ingest or Role.Admin : have != Role.Ingest && have >= need;

    public static string Name(this Role role) => role switch
    {
        Role.Ingest => "ingest",
        Role.View => "view",
        Role.Planner => "planner",
        _ => "admin",
    };

    public static Role? Find(string? name)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (role.Name() == name) return role;
        }

        return null;
    }
}
