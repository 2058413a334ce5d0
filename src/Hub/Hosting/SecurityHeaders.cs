namespace QueueMonitor.Hub.Hosting;

/// <summary>
/// What browsers may do with our pages: nothing but our own files and our own hub. The wallboard needs no inline script, no
/// foreign font and no eval; a page of the same address may hold it in a frame, as that of boards does for its preview.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        var host = http.Request.Host.Value;

        // Older browsers of wall screens do not count a WebSocket of the same address as 'self'.
        var sockets = string.IsNullOrEmpty(host) ? "" : $" ws://{host} wss://{host}";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; "
            + $"connect-src 'self'{sockets}; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(http);
    }
}
