using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// An object of JSON in parts, each written once. A part that reads the same stays the same array, so that what changed since any
/// earlier state is told by comparing references.
/// </summary>
/// <param name="key">The fields that stand in every change, so that the reader knows whose it is; empty: none.</param>
/// <param name="fields">Runs of fields.</param>
/// <param name="windows">Runs of one field each, which stand in the field <c>windows</c>; empty: there is none.</param>
internal sealed class PartedJson(byte[] key, byte[][] fields, byte[][] windows)
{
    public byte[] Key => key;

    public IReadOnlyList<byte[]> Fields => fields;

    public IReadOnlyList<byte[]> Windows => windows;

    public int Length => key.Length + fields.Sum(run => run.Length) + windows.Sum(run => run.Length);

    public void WriteWhole(JsonRuns json) => Write(json, null);

    /// <summary>The parts that are others than before.</summary>
    public void WriteChange(JsonRuns json, PartedJson before) => Write(json, before);

    /// <summary>Has the very parts of another one.</summary>
    public bool IsSame(PartedJson other) => AreSame(fields, other.Fields) && AreSame(windows, other.Windows);

    private void Write(JsonRuns json, PartedJson? before)
    {
        json.Open("{"u8);
        if (key.Length > 0) json.Run(key);
        for (var i = 0; i < fields.Length; i++)
        {
            if (!ReferenceEquals(fields[i], before?.Fields[i])) json.Run(fields[i]);
        }

        if (windows.Length > 0 && (before is null || !AreSame(windows, before.Windows)))
        {
            json.Open("\"windows\":{"u8);
            for (var i = 0; i < windows.Length; i++)
            {
                if (!ReferenceEquals(windows[i], before?.Windows[i])) json.Run(windows[i]);
            }

            json.Close("}"u8);
        }

        json.Close("}"u8);
    }

    private static bool AreSame(byte[][] ours, IReadOnlyList<byte[]> others)
    {
        for (var i = 0; i < ours.Length; i++)
        {
            if (!ReferenceEquals(ours[i], others[i])) return false;
        }

        return true;
    }
}
