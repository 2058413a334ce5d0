namespace QueueMonitor.Hub.Access.Keys;

/// <summary>A key of the API, without its secret.</summary>
/// <param name="Id">Its name in the API; no secret.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Site">Null: every site.</param>
/// <param name="Source">The only source that it may send events as; null: any. Of <see cref="Role.Ingest"/> alone.</param>
/// <param name="ExpiresAt">Null: never.</param>
/// <param name="RevokedAt">Null: it was not.</param>
internal sealed record AccessKey(
    string Id, string Name, Role Role, string? Site, string? Source, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt = null)
{
    public bool IsOver(DateTimeOffset now) => RevokedAt is not null || now >= ExpiresAt;
}
