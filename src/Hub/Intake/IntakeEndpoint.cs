using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Intake.Streams;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Intake;

/// <summary><c>POST /api/v1/events</c>: takes events in every form of the contract and answers when the engine has applied them.</summary>
public static class IntakeEndpoint
{
    public const string Path = "/api/v1/events";

    // Longer than any name of a system; short enough for a label of a metric.
    private const int SourceNameMax = 64;

    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton(new DurabilityOption(Durability.Memory));
        services.AddSingleton(provider => new IntakeGate(() => provider.GetRequiredService<SiteEngines>().All.Count));
        services.AddSingleton<IntakeCounters>();
        services.AddSingleton<SourceRefusals>();
        services.AddSingleton<IntakeMetrics>();
        services.AddSingleton<EventReaders>();
        return services;
    }

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder endpoints)
    {
        // Nobody asks for them by name: they live from here on.
        endpoints.ServiceProvider.GetRequiredService<IntakeMetrics>();
        endpoints.MapPost(Path, (RequestDelegate)Take)
            .WithName("SendEvents")
            .WithSummary("Send events")
            .WithDescription("One event, an array, or lines of any length (application/x-ndjson); "
                + "also CloudEvents 1.0; packed with gzip or br.")
            .Needs(Role.Ingest);
        return endpoints;
    }

    private static async Task Take(HttpContext http)
    {
        var services = http.RequestServices;
        if (BodyKind.Of(http.Request) is not { } kind)
        {
            await IntakeAnswer.Write(http, IntakeProblem.ContentType(http.Request.ContentType ?? ""));
            return;
        }

        var sites = services.GetRequiredService<SiteEngines>();
        var (site, own) = (AskedSite.Of(http, sites.DefaultSite), http.Caller().Source);
        var source = NameOf(http.Request, "source", own ?? EventBatch.DefaultSource);
        if (own is not null && source != own)
        {
            await AccessProblems.OtherSource(own).Write(http);
            return;
        }

        if (sites.IsRecovering)
        {
            await IntakeAnswer.Write(http, IntakeProblem.Recovering(sites.RecoveredShare));
            return;
        }

        SiteEngine engine;
        try
        {
            if (!IsSourceName(source)) throw new SiteRefusedException(SourceNameText);
            engine = sites.Open(site);
        }
        catch (SiteRefusedException refused)
        {
            await IntakeAnswer.Write(http, IntakeProblem.Name(refused.Message));
            return;
        }

        var gate = services.GetRequiredService<IntakeGate>();
        if (gate.Enter(site, source) is { } busy)
        {
            services.GetRequiredService<IntakeCounters>().AddTurnedAway(site, source);
            await IntakeAnswer.Write(http, busy);
            return;
        }

        try
        {
            await Read(http, kind, engine, site, source);
        }
        finally
        {
            gate.Leave(site, source);
        }
    }

    private static async Task Read(HttpContext http, BodyKind kind, SiteEngine engine, string site, string source)
    {
        LiftLimits(http, kind);
        var isPlain = !http.Request.Headers.ContainsKey("Content-Encoding");
        var isDocument = kind.Framing is EventFraming.Document or EventFraming.Array;
        if (isPlain && isDocument && http.Request.ContentLength > IntakeLimits.DocumentBytesMax)
        {
            Refuse(RefusalCause.TooLarge);
            await IntakeAnswer.Write(http, IntakeProblem.TooLarge);
            return;
        }

        if (BodyKind.Open(http.Request) is not { } body)
        {
            Refuse(RefusalCause.Unreadable);
            await IntakeAnswer.Write(http, IntakeProblem.Encoding(http.Request.Headers.ContentEncoding.ToString()));
            return;
        }

        var readers = http.RequestServices.GetRequiredService<EventReaders>();
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        var reader = readers.Rent(site);
        var stream = new EventStream(body, reader, kind.Framing, kind.Form, time, IntakeLimits.BodyIdleMax)
        {
            Envelope = EnvelopeOf(http.Request, kind),
        };
        var refusals = RefusalsOf(http, engine, site, source);
        var session = new IntakeSession(engine.Door, stream, source, time, refusals);
        await session.Run(http.RequestAborted);
        refusals.Keep();
        http.RequestServices.GetRequiredService<IntakeCounters>().Add(site, source, session.Outcome, reader.Unknown);
        readers.Return(site, reader);
        await IntakeAnswer.Write(http, session.Outcome, mayBeEmpty: stream.SawEmptyArray);

        void Refuse(RefusalCause cause)
        {
            var account = RefusalsOf(http, engine, site, source);
            account.Add(cause);
            account.Keep();
        }
    }

    private static RefusalAccount RefusalsOf(HttpContext http, SiteEngine engine, string site, string source) =>
        http.RequestServices.GetRequiredService<SourceRefusals>().Open(site, source, engine.Engine);

    // The intake has bounds of its own, and lines may come for hours, slowly.
    private static void LiftLimits(HttpContext http, BodyKind kind)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (kind.Framing != EventFraming.Lines) return;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    private static string NameOf(HttpRequest request, string name, string otherwise)
    {
        var given = request.Headers[name].ToString();
        if (given.Length == 0) given = request.Query[name].ToString();
        return given.Length == 0 ? otherwise : given;
    }

    internal static readonly string SourceNameText =
        $"A source's name has at most {SourceNameMax} characters and no control characters. Send another name, or none.";

    internal static bool IsSourceName(string name) => name.Length <= SourceNameMax && !name.Any(char.IsControl)
        && Encoding.UTF8.GetByteCount(name) <= EngineLimits.IdBytesMax;

    private static CloudEventHeaders? EnvelopeOf(HttpRequest request, BodyKind kind)
    {
        return kind.Form != EventForm.CloudEventData
            ? null
            : new CloudEventHeaders(Attribute("specversion"), Attribute("type"), Attribute("id"), Attribute("source"), Attribute("time"));

        string? Attribute(string name) =>
            request.Headers.TryGetValue("ce-" + name, out var value) ? Uri.UnescapeDataString(value.ToString()) : null;
    }
}
