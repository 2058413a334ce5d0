using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Intake;

/// <summary>
/// Lets in as many requests as may be read at once, of one source no more than its share, and of one site none that are kept for another.
/// Any thread may use it.
/// </summary>
/// <param name="sites">How many sites there are now.</param>
internal sealed class IntakeGate(Func<int> sites)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Site, string Source), int> _reading = [];
    private readonly SitePlaces _places = new(IntakeLimits.RequestsMax, sites);

    /// <summary>Null: come in, and <see cref="Leave"/> later. Else why not.</summary>
    public IntakeProblem? Enter(string site, string source)
    {
        lock (_lock)
        {
            var own = _reading.GetValueOrDefault((site, source));
            if (own >= IntakeLimits.RequestsPerSourceMax) return IntakeProblem.SourceBusy(source);
            switch (_places.Take(site))
            {
                case PlaceAnswer.Full: return IntakeProblem.Busy;
                case PlaceAnswer.KeptForOthers: return IntakeProblem.SiteBusy;
            }

            _reading[(site, source)] = own + 1;
            return null;
        }
    }

    public void Leave(string site, string source)
    {
        lock (_lock)
        {
            var own = _reading[(site, source)] - 1;
            if (own == 0) _reading.Remove((site, source));
            else _reading[(site, source)] = own;
            _places.Leave(site);
        }
    }
}
