using Microsoft.AspNetCore.SignalR;

namespace QueueMonitor.Hub.Boards;

/// <summary>Why a wall is not shown what it asked for: codes that the wall knows in its own language (frame-contract.ts).</summary>
internal static class JoinRefusal
{
    public const string UnknownSite = "unknownSite";
    public const string UnknownBoard = "unknownBoard";
    public const string LinkUnknown = "linkUnknown";
    public const string LinkRevoked = "linkRevoked";
    public const string SignInNeeded = "signInNeeded";
    public const string NotAllowed = "notAllowed";
    public const string CodesUsedUp = "codesUsedUp";
    public const string TooManyWalls = "tooManyWalls";
    public const string TooManyBoards = "tooManyBoards";
    public const string SiteStopped = "siteStopped";
    public const string Recovering = "recovering";
    public const string ShuttingDown = "shuttingDown";
}

/// <summary>A wall is refused: its code, and in English what to do.</summary>
internal sealed class JoinRefusedException(string code, string text) : Exception(text)
{
    public string Code { get; } = code;

    /// <summary>It helps to ask for something else; else only to come again later.</summary>
    public bool IsLasting => Code is JoinRefusal.UnknownSite or JoinRefusal.UnknownBoard or JoinRefusal.LinkUnknown or JoinRefusal.LinkRevoked
        or JoinRefusal.SignInNeeded or JoinRefusal.NotAllowed;

    /// <summary>As a wall hears it.</summary>
    public HubException ForWall() => new($"{Code}: {Message}");
}
