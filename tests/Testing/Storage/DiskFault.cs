namespace QueueMonitor.Testing.Storage;

/// <summary>What a disk may do instead of what it was told.</summary>
public enum DiskFault
{
    /// <summary>A read fails.</summary>
    ReadError,

    /// <summary>A read gives one wrong bit.</summary>
    FlippedBit,

    /// <summary>A write fails and writes nothing.</summary>
    WriteError,

    /// <summary>A write fails in the middle: its first part is written.</summary>
    ShortWrite,

    /// <summary>A sync fails: what was written since the last one may be lost, whatever later syncs say.</summary>
    FailedSync,
}
