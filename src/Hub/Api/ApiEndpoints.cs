using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Health;
using QueueMonitor.Hub.History;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Metrics;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Sites;
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
        services.AddSingleton<HistoryWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<HistoryWriter>());
        services.AddSingleton<PrometheusExporter>();
        services.AddSingleton<FloorMetrics>();
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<HealthReport>();
        services.AddSingleton<FloorEndpoints>();
        services.AddSingleton<LaterEndpoints>();
        services.AddSingleton<SettingsEndpoints>();
        services.AddSingleton<BoardSettingsEndpoints>();
        services.AddSingleton<ScreenEndpoints>();
        services.AddSingleton<WallsEndpoint>();
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var floor = services.GetRequiredService<FloorEndpoints>();
        Get(endpoints, "/api/v1/queues", floor.Queues);
        Get(endpoints, "/api/v1/queues/{queue}", floor.Queue);
        Get(endpoints, "/api/v1/queues/{queue}/contacts", floor.Contacts);
        Get(endpoints, "/api/v1/sites/{site}", floor.Site);
        Get(endpoints, "/api/v1/agents", floor.Agents);
        Get(endpoints, "/api/v1/sources", floor.Sources);
        Get(endpoints, "/api/v1/anomalies", floor.Anomalies);

        var later = services.GetRequiredService<LaterEndpoints>();
        Get(endpoints, "/api/v1/alerts", later.Alerts);
        Get(endpoints, "/api/v1/staffing", later.Staffing);
        Get(endpoints, "/api/v1/promises", later.Promises);
        Get(endpoints, "/api/v1/unreturned", later.Unreturned);
        Get(endpoints, "/api/v1/accuracy", later.Accuracy);

        var settings = services.GetRequiredService<SettingsEndpoints>();
        Get(endpoints, "/api/v1/queues/{queue}/settings", settings.GetQueue);
        Put(endpoints, "/api/v1/queues/{queue}/settings", settings.PutQueue);
        Get(endpoints, "/api/v1/sites/{site}/settings", settings.GetSite);
        Put(endpoints, "/api/v1/sites/{site}/settings", settings.PutSite);
        var boards = services.GetRequiredService<BoardSettingsEndpoints>();
        Get(endpoints, "/api/v1/boards", boards.List);
        Get(endpoints, "/api/v1/boards/{board}", boards.Get);
        Put(endpoints, "/api/v1/boards/{board}", boards.Put);
        Delete(endpoints, "/api/v1/boards/{board}", boards.Delete);
        MapScreens(endpoints, services);

        Get(endpoints, "/api/v1/history", services.GetRequiredService<HistoryEndpoint>().Get);
        MapMetrics(endpoints, services);
        var health = services.GetRequiredService<HealthReport>();
        Get(endpoints, "/health/live", health.Live);
        Get(endpoints, "/health/ready", health.Ready);
        Get(endpoints, "/openapi/v1.json", OpenApiDocument.Write);
    }

    private static void MapScreens(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var screens = services.GetRequiredService<ScreenEndpoints>();
        Get(endpoints, "/api/v1/screens", screens.List);
        endpoints.MapPost("/api/v1/screens", TellingProblems(screens.Post));
        Put(endpoints, "/api/v1/screens/{screen}", screens.Put);
        endpoints.MapPost("/api/v1/screens/{screen}/link", TellingProblems(screens.PostLink));
        Delete(endpoints, "/api/v1/screens/{screen}", screens.Delete);
        Get(endpoints, "/api/v1/walls", services.GetRequiredService<WallsEndpoint>().Get);
    }

    private static void MapMetrics(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        // The exporter first: it hears of instruments from when it listens, and of older ones when it begins.
        var exporter = services.GetRequiredService<PrometheusExporter>();
        services.GetRequiredService<FloorMetrics>();
        services.GetRequiredService<JournalMetrics>();
        Get(endpoints, "/metrics", async http =>
        {
            http.Response.ContentType = PrometheusText.ContentType;
            await http.Response.WriteAsync(exporter.Scrape(), http.RequestAborted);
        });
    }

    // HEAD too: monitors ask for health that way. The server leaves the body out.
    private static void Get(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], TellingProblems(answer));

    private static void Put(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapPut(path, TellingProblems(answer));

    private static void Delete(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
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
