using System.Text.Encodings.Web;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Outcomes;

/// <summary>Where a contact can be opened in the source system: the site's template with the contact's id.</summary>
internal static class CallbackLink
{
    private const string Place = "{contact}";

    /// <summary>Null: the site has no template, hides ids, or the id is not known. An id cannot lead elsewhere: it is encoded as one part of
    /// the address, and an address that is not of the web is none.</summary>
    public static string? Of(SiteSettings settings, string? contact)
    {
        if (settings.HideContactIds || settings.CallbackLink is not { } template || string.IsNullOrEmpty(contact)) return null;
        var at = template.IndexOf(Place, StringComparison.Ordinal);
        if (at < 0 || !IsOfTheWeb(template[..at])) return null;
        var address = template.Replace(Place, UrlEncoder.Default.Encode(contact), StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out _) ? address : null;
    }

    // The host stands in the template alone.
    private static bool IsOfTheWeb(string start)
    {
        var scheme = start.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : start.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        return scheme > 0 && start.AsSpan(scheme).IndexOfAny('/', '?', '#') > 0;
    }
}
