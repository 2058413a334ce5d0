namespace QueueMonitor.Engine.Images;

/// <summary>A field that an image leaves out: what is in it can be had again from the rest, or belongs to one run alone.</summary>
/// <param name="why">Why nothing is lost.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class NotKeptAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}

/// <summary>Never changes and is equal to others that say the same: in an image one stands for all of them.</summary>
internal interface IKeptByValue
{
}

/// <summary>Has fields that an image leaves out and that must not stay empty.</summary>
internal interface IRestored
{
    /// <summary>Called once, when all of the floor has been read.</summary>
    void Restored();
}
