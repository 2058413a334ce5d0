namespace QueueMonitor.Engine.Snapshots;

/// <summary>A share with what it is made of, and its 95 % interval.</summary>
/// <param name="Value">0–1; null: of nothing.</param>
/// <param name="Low">2.5 % of the interval by Wilson (1927); null with the value.</param>
/// <param name="High">97.5 % of it.</param>
public readonly record struct ShareFigure(double? Value, long Hits, long Of, double? Low, double? High);

/// <summary>
/// A share that can only be known after a while, by Kaplan–Meier: whoever is still watched counts up to now and not as a success. Its 95 %
/// interval is by Greenwood's variance on the log(−log) scale.
/// </summary>
/// <param name="Value">0–1; null while nobody has been watched for the whole while. Not hits ÷ of.</param>
/// <param name="Hits">Contacts watched for the whole while that did not come back (of a repeat rate: that came back within it).</param>
/// <param name="Of">Contacts that it is told from, watched for however long.</param>
/// <param name="Mature">Those of them of which it is known: they came back, or did not for the whole while.</param>
/// <param name="Days">The while; null: of a sum over queues that have different ones.</param>
public readonly record struct LastingFigure(double? Value, long Hits, long Of, double? Low, double? High, long Mature, int? Days);

/// <summary>A mean with its 95 % interval by Student's t; the interval is null for fewer than two.</summary>
public readonly record struct MeanFigure(double? Mean, double? Low, double? High, long Count);

/// <summary>
/// Whether matters were solved: of contacts that came in the last <see cref="EngineLimits.OutcomeDays"/> days, as of the last full hour
/// (UTC).
/// </summary>
/// <param name="Resolved">Solved, and the customer not back within the queue's <c>resolutionDays</c>.</param>
/// <param name="Repeat">The customer came back within them: 1 − resolved.</param>
/// <param name="Unreturned">Customers who gave up here and are not won back, now; null: no contact ever named its customer.</param>
public sealed record OutcomeFigures(LastingFigure Resolved, LastingFigure Repeat, int? Unreturned);

/// <summary>What customers thought, 1 to 5.</summary>
public sealed record PulseFigures(MeanFigure Last60, MeanFigure Today);

/// <summary>Customers (pseudonyms) who tried to reach us: their contacts within 24 h of the first are one try.</summary>
/// <param name="Hits">Tries that began today and got a human.</param>
/// <param name="Of">Tries that began today.</param>
public readonly record struct ReachedFigure(long Hits, long Of)
{
    /// <summary>Hits ÷ of; null while nobody tried.</summary>
    public double? Value => Of == 0 ? null : (double)Hits / Of;
}

/// <summary>Customers who gave up, have not got a human since on any channel, and whom nobody has called back.</summary>
/// <param name="Customers">All on the list: of the last seven days.</param>
/// <param name="Today">Those who gave up today.</param>
/// <param name="GaveUpToday">Customers who gave up today, come back or called back since or not.</param>
/// <param name="UnidentifiedToday">Contacts of today that gave up and whose customer nobody named: counted, not listed.</param>
public sealed record UnreturnedFigures(int Customers, int Today, int GaveUpToday, long UnidentifiedToday);

/// <summary>
/// Money, an estimate in the site's currency: whoever gave up and was not won back is taken for lost with the whole value of the contact, an
/// unidentified contact for a customer of its own. Null: no value is set.
/// </summary>
/// <param name="LostToday">Of those who gave up today and are not won back.</param>
/// <param name="WonBackToday">Of those who were called back and reached today.</param>
public sealed record MoneyFigures(double? LostToday, double? WonBackToday);
