namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>
/// Follows brackets and quotes of JSON byte by byte, and nothing else: enough to find where a value ends, also when what stands in it
/// is wrong, so that one wrong event does not take the next ones with it.
/// </summary>
internal struct BracketScan
{
    private bool _inText;
    private bool _escaped;

    /// <summary>Open brackets and braces.</summary>
    public int Depth { get; private set; }

    /// <summary>Inside a text: a bracket here is a letter.</summary>
    public readonly bool InText => _inText;

    public void Take(byte unit)
    {
        if (_inText)
        {
            if (_escaped) _escaped = false;
            else if (unit == '\\') _escaped = true;
            else if (unit == '"') _inText = false;
            return;
        }

        switch (unit)
        {
            case (byte)'"': _inText = true; break;
            case (byte)'{' or (byte)'[': Depth++; break;
            case (byte)'}' or (byte)']': Depth--; break;
        }
    }
}
