namespace QueueMonitor.Engine.Measures;

/// <summary>
/// How the share of contacts in time is counted. A, B, L: visits that ended in the window answered, abandoned (short ones
/// left out), left; A_T and B_T those within T; E = A + B + L. The name travels with every number.
/// </summary>
public enum ServiceLevelFormula : byte
{
    /// <summary>Every visit is decided once, at the first of answered, gave up, left, T passed; hits ÷ decided.</summary>
    AtThreshold,

    /// <summary>A_T ÷ E.</summary>
    AbandonsAgainst,

    /// <summary>A_T ÷ (E − B_T).</summary>
    AbandonsIgnored,

    /// <summary>(A_T + B_T) ÷ E.</summary>
    AbandonsFor,
}
