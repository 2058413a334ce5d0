using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Accuracy;
using QueueMonitor.Hub.Alerts;
using QueueMonitor.Hub.Alerts.Webhooks;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Health;
using QueueMonitor.Hub.History;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Metrics;
using QueueMonitor.Hub.Outcomes;
using QueueMonitor.Hub.Promises;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Staffing;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Api;

/// <summary>The reading and settings API, history, metrics and health: their place in the program.</summary>
internal static class ApiEndpoints
{
    /// <summary>Needs an open <see cref="HubStore"/>, the engines and a clock among the services.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ISiteFloors, EngineFloors>();
        services.AddSingleton<SettingsTable>();
        services.AddSingleton<ISiteMemory, StoredMemory>();
        services.AddSingleton<BoardStore>();
        services.AddSingleton<IBoardChoices>(provider => provider.GetRequiredService<BoardStore>());
        services.AddSingleton<SettingsChange>();
        services.AddSingleton<HistoryTable>();
        services.AddSingleton<HistoryEndpoint>();
        services.AddSingleton<DowntimeTable>();
        services.AddSingleton<HistoryWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<HistoryWriter>());
        services.AddSingleton<PrometheusExporter>();
        services.AddSingleton<FloorMetrics>();
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<HealthReport>();
        services.AddSingleton<FloorEndpoints>();
        services.AddSingleton<AccuracyEndpoint>();
        services.AddSingleton<PromiseEndpoint>();
        services.AddSingleton<HolidayEndpoints>();
        services.AddSingleton<CustomerEndpoints>();
        services.AddSingleton<UnreturnedEndpoints>();
        services.AddSingleton<OutcomesEndpoint>();
        services.AddSingleton<SettingsEndpoints>();
        services.AddSingleton<BoardSettingsEndpoints>();
        services.AddSingleton<ScreenEndpoints>();
        services.AddSingleton<WallsEndpoint>();
        services.AddSingleton<PairingEndpoint>();
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var floor = services.GetRequiredService<FloorEndpoints>();
        Get(endpoints, "/api/v1/queues", floor.Queues).Needs(Role.View);
        Get(endpoints, "/api/v1/queues/{queue}", floor.Queue).Needs(Role.View);
        Get(endpoints, "/api/v1/queues/{queue}/contacts", floor.Contacts).Needs(Role.View);
        Get(endpoints, "/api/v1/sites/{site}", floor.Site).Needs(Role.View, SiteFrom.Path);
        Get(endpoints, "/api/v1/agents", floor.Agents).Needs(Role.View);
        Get(endpoints, "/api/v1/sources", floor.Sources).Needs(Role.View);
        Get(endpoints, "/api/v1/anomalies", floor.Anomalies).Needs(Role.View);

        Get(endpoints, "/api/v1/accuracy", services.GetRequiredService<AccuracyEndpoint>().Get).Needs(Role.View);

        Get(endpoints, "/api/v1/promises", services.GetRequiredService<PromiseEndpoint>().Get).Needs(Role.View);
        var holidays = services.GetRequiredService<HolidayEndpoints>();
        Get(endpoints, "/api/v1/calendars/holidays", holidays.Get).Needs(Role.View);
        Put(endpoints, "/api/v1/queues/{queue}/holidays", holidays.Put).Needs(Role.Planner);

        var settings = services.GetRequiredService<SettingsEndpoints>();
        Get(endpoints, "/api/v1/queues/{queue}/settings", settings.GetQueue).Needs(Role.View);
        Put(endpoints, "/api/v1/queues/{queue}/settings", settings.PutQueue).Needs(Role.Planner);
        Get(endpoints, "/api/v1/sites/{site}/settings", settings.GetSite).Needs(Role.View, SiteFrom.Path);
        Put(endpoints, "/api/v1/sites/{site}/settings", settings.PutSite).Needs(Role.Admin, SiteFrom.Path);
        var boards = services.GetRequiredService<BoardSettingsEndpoints>();
        Get(endpoints, "/api/v1/boards", boards.List).Needs(Role.View);
        Get(endpoints, "/api/v1/boards/{board}", boards.Get).Needs(Role.View);
        Put(endpoints, "/api/v1/boards/{board}", boards.Put).Needs(Role.Planner);
        Delete(endpoints, "/api/v1/boards/{board}", boards.Delete).Needs(Role.Planner);
        var customers = services.GetRequiredService<CustomerEndpoints>();
        Post(endpoints, "/api/v1/customers/pseudonym", customers.PostPseudonym).Needs(Role.Admin);
        Delete(endpoints, "/api/v1/customers/{pseudonym}", customers.Delete).Needs(Role.Admin);
        MapScreens(endpoints, services);
        MapAccess(endpoints, services);
        MapNotifications(endpoints, services);
        MapStaffing(endpoints, services);
        MapOutcomes(endpoints, services);

        Post(endpoints, "/api/v1/erlang", ErlangEndpoint.Post).Needs(Role.View);
        Get(endpoints, "/api/v1/history", services.GetRequiredService<HistoryEndpoint>().Get).Needs(Role.View);
        MapMetrics(endpoints, services);
        var health = services.GetRequiredService<HealthReport>();
        Get(endpoints, "/health/live", health.Live).ForAnyone("To whoever is not signed in it says no more than whether the program works.");
        Get(endpoints, "/health/ready", health.Ready).ForAnyone("To whoever is not signed in it says no more than whether the program works.");
        Get(endpoints, "/openapi/v1.json", OpenApiDocument.Write).ForAnyone("It describes the program, and is the same everywhere.");
    }

    private static void MapScreens(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var screens = services.GetRequiredService<ScreenEndpoints>();
        Get(endpoints, "/api/v1/screens", screens.List).Needs(Role.Planner);
        Post(endpoints, "/api/v1/screens", screens.Post).Needs(Role.Planner);
        Put(endpoints, "/api/v1/screens/{screen}", screens.Put).Needs(Role.Planner, SiteFrom.Answer);
        Post(endpoints, "/api/v1/screens/{screen}/link", screens.PostLink).Needs(Role.Planner, SiteFrom.Answer);
        Delete(endpoints, "/api/v1/screens/{screen}", screens.Delete).Needs(Role.Planner, SiteFrom.Answer);
        Post(endpoints, "/api/v1/pairings", services.GetRequiredService<PairingEndpoint>().Post).Needs(Role.Planner);
        Get(endpoints, "/api/v1/walls", services.GetRequiredService<WallsEndpoint>().Get).Needs(Role.Planner, SiteFrom.Answer);
    }

    private static void MapAccess(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var keys = services.GetRequiredService<KeyEndpoints>();
        Get(endpoints, "/api/v1/keys", keys.List).Needs(Role.Admin);
        Post(endpoints, "/api/v1/keys", keys.Post).Needs(Role.Admin);
        Delete(endpoints, "/api/v1/keys/{key}", keys.Delete).Needs(Role.Admin, SiteFrom.Answer);
        var signedIn = services.GetRequiredService<SignedInEndpoints>();
        Get(endpoints, "/api/v1/me", signedIn.Me).ForAnyone("It tells callers of nobody but themselves.");
        Post(endpoints, "/api/v1/ticket", signedIn.Ticket).Needs(Role.View, SiteFrom.Answer);
    }

    private static void MapStaffing(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var staffing = services.GetRequiredService<StaffingEndpoints>();
        Get(endpoints, "/api/v1/staffing", staffing.Staffing).Needs(Role.View);
        Get(endpoints, "/api/v1/alerts", staffing.Alerts).Needs(Role.View);
        Get(endpoints, "/api/v1/alerts/record", staffing.Record).Needs(Role.View);
        Get(endpoints, "/api/v1/moves", staffing.Moves).Needs(Role.View);
        var desk = services.GetRequiredService<DeskEndpoints>();
        Post(endpoints, "/api/v1/alerts/{alert}/{act}", desk.Mark).Needs(Role.Planner);
        Post(endpoints, "/api/v1/moves", desk.Move).Needs(Role.Planner);
        Post(endpoints, "/api/v1/whatif", services.GetRequiredService<WhatIfEndpoint>().Post).Needs(Role.View);
        var plan = services.GetRequiredService<PlanEndpoints>();
        Get(endpoints, "/api/v1/plan", plan.Get).Needs(Role.Planner);
        Put(endpoints, "/api/v1/plan", plan.Put).Needs(Role.Planner);
        Get(endpoints, "/api/v1/adherence", services.GetRequiredService<AdherenceEndpoint>().Get).Needs(Role.Planner);
    }

    private static void MapOutcomes(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        Get(endpoints, "/api/v1/outcomes", services.GetRequiredService<OutcomesEndpoint>().Get).Needs(Role.View);
        var unreturned = services.GetRequiredService<UnreturnedEndpoints>();
        Get(endpoints, "/api/v1/unreturned", unreturned.List).Needs(Role.View);
        Post(endpoints, "/api/v1/unreturned/{customer}/take", unreturned.Take).Needs(Role.Planner);
        Post(endpoints, "/api/v1/unreturned/{customer}/release", unreturned.Release).Needs(Role.Planner);
        Post(endpoints, "/api/v1/unreturned/{customer}/contacted", unreturned.Contacted).Needs(Role.Planner);
        Post(endpoints, "/api/v1/customers/lookup", unreturned.Lookup).Needs(Role.Planner);
    }

    private static void MapNotifications(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var webhooks = services.GetRequiredService<WebhookEndpoints>();
        Get(endpoints, "/api/v1/webhooks", webhooks.List).Needs(Role.Admin);
        Post(endpoints, "/api/v1/webhooks", webhooks.Create).Needs(Role.Admin);
        Get(endpoints, "/api/v1/webhooks/dead", webhooks.Dead).Needs(Role.Admin);
        Post(endpoints, "/api/v1/webhooks/dead/{letter}/resend", webhooks.Resend).Needs(Role.Admin);
        Put(endpoints, "/api/v1/webhooks/{webhook}", webhooks.Put).Needs(Role.Admin);
        Delete(endpoints, "/api/v1/webhooks/{webhook}", webhooks.Delete).Needs(Role.Admin);
        Post(endpoints, "/api/v1/webhooks/{webhook}/test", webhooks.Test).Needs(Role.Admin);
        var notifications = services.GetRequiredService<NotificationEndpoints>();
        Get(endpoints, "/api/v1/notifications", notifications.Get).Needs(Role.Admin);
        Put(endpoints, "/api/v1/notifications", notifications.Put).Needs(Role.Admin);
        Post(endpoints, "/api/v1/notifications/test", notifications.Test).Needs(Role.Admin);
    }

    private static void MapMetrics(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        // The exporter first: it hears of instruments from when it listens, and of older ones when it begins.
        var exporter = services.GetRequiredService<PrometheusExporter>();
        services.GetRequiredService<FloorMetrics>();
        services.GetRequiredService<JournalMetrics>();
        services.GetRequiredService<AlertMetrics>();
        Get(endpoints, "/metrics", async http =>
        {
            http.Response.ContentType = PrometheusText.ContentType;
            await http.Response.WriteAsync(exporter.Scrape(http.Caller()), http.RequestAborted);
        }).Needs(Role.View, SiteFrom.Answer);
    }

    // HEAD too: monitors ask for health that way. The server leaves the body out.
    private static IEndpointConventionBuilder Get(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], TellingProblems(answer));

    private static IEndpointConventionBuilder Post(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapPost(path, TellingProblems(answer));

    private static IEndpointConventionBuilder Put(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapPut(path, TellingProblems(answer));

    private static IEndpointConventionBuilder Delete(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapDelete(path, TellingProblems(answer));

    private static RequestDelegate TellingProblems(RequestDelegate answer) => async http =>
    {
        try
        {
            await answer(http);
        }
        catch (ApiProblemException known) when (!http.Response.HasStarted)
        {
            await known.Problem.Write(http);
        }
        catch (HubStoreException store) when (!http.Response.HasStarted)
        {
            await new ApiProblem(StatusCodes.Status503ServiceUnavailable, "store", "The data folder cannot be used", store.Message).Write(http);
        }
    };
}
