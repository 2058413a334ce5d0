using Microsoft.AspNetCore.Http;

namespace QueueMonitor.Hub.Intake;

/// <summary>Lets in as many requests as may be read at once, and of one source no more than its share. Any thread may use it.</summary>
internal sealed class IntakeGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Site, string Source), int> _reading = [];
    private int _all;

    /// <summary>200: come in, and <see cref="Leave"/> later. 429: this source has its share. 503: all places are taken.</summary>
    public int Enter(string site, string source)
    {
        lock (_lock)
        {
            var own = _reading.GetValueOrDefault((site, source));
            if (own >= IntakeLimits.RequestsPerSourceMax) return StatusCodes.Status429TooManyRequests;
            if (_all >= IntakeLimits.RequestsMax) return StatusCodes.Status503ServiceUnavailable;
            _reading[(site, source)] = own + 1;
            _all++;
            return StatusCodes.Status200OK;
        }
    }

    public void Leave(string site, string source)
    {
        lock (_lock)
        {
            var own = _reading[(site, source)] - 1;
            if (own == 0) _reading.Remove((site, source));
            else _reading[(site, source)] = own;
            _all--;
        }
    }
}
