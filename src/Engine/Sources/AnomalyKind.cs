namespace QueueMonitor.Engine.Sources;

/// <summary>Sequences that cannot have been, by kind (docs/RULES.md), and ghosts.</summary>
internal enum AnomalyKind : byte
{
    None,
    QueuedTwice,
    OfferedWithoutVisit,
    AnsweredTwice,
    AnsweredElsewhere,
    AnsweredAfterEnd,
    HoldNotTalking,
    TransferNotTalking,
    AbandonedUnknown,
    AbandonedAfterAnswer,
    LeftUnknown,
    LeftAfterAnswer,
    EndedTwice,
    RepliedUnknown,
    RepliedBeforeAnswered,
    CompletedUnknown,
    CompletedUnanswered,
    CompletedTwice,
    PromisedTooOften,
    GhostWaiting,
    GhostConnected,
    Count,
}

internal static class AnomalyTexts
{
    private static readonly string[] Names =
        [.. Enum.GetNames<AnomalyKind>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    /// <summary>The kind as the API names it.</summary>
    public static string Name(this AnomalyKind kind) => Names[(int)kind];

    /// <summary>What happened and what was made of it, for people.</summary>
    public static string Text(this AnomalyKind kind) => kind switch
    {
        AnomalyKind.QueuedTwice => "Entered the queue in which it already waited; it kept its place.",
        AnomalyKind.OfferedWithoutVisit => "Rang at an agent without waiting anywhere; counted nowhere.",
        AnomalyKind.AnsweredTwice => "Answered while it was already with an agent; counted once.",
        AnomalyKind.AnsweredElsewhere => "Answered in another queue than the one in which it waited; taken as moved and answered there.",
        AnomalyKind.AnsweredAfterEnd => "Answered after the customer had given up; the answer was not counted.",
        AnomalyKind.HoldNotTalking => "Put on hold or taken back without a conversation; ignored.",
        AnomalyKind.TransferNotTalking => "Transferred without a conversation; the new place was taken as true.",
        AnomalyKind.AbandonedUnknown => "Gave up without ever having come; counted as given up before any queue.",
        AnomalyKind.AbandonedAfterAnswer => "Gave up after the answer; taken as the end of the conversation.",
        AnomalyKind.LeftUnknown => "Sent away without ever having come; counted as turned away before any queue.",
        AnomalyKind.LeftAfterAnswer => "Left the queue after the answer; taken as the end of the conversation.",
        AnomalyKind.EndedTwice => "Ended a second time; counted once.",
        AnomalyKind.RepliedUnknown => "Replied to a contact that never came; ignored.",
        AnomalyKind.RepliedBeforeAnswered => "A human wrote before the contact was answered; taken as the answer.",
        AnomalyKind.CompletedUnknown => "Completed without ever having come; ignored.",
        AnomalyKind.CompletedUnanswered => "Completed while it still waited; taken as left unanswered.",
        AnomalyKind.CompletedTwice => "Completed again; counted once.",
        AnomalyKind.PromisedTooOften => "Promised once more where as many promises are kept as there is room for; not followed.",
        AnomalyKind.GhostWaiting => "Waited here, but cannot be there any more; the visit ended as lost.",
        AnomalyKind.GhostConnected => "With an agent here, but cannot be there any more; the conversation was closed.",
        _ => "",
    };
}
