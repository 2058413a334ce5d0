namespace QueueMonitor.Hub.Staffing;

/// <summary>Staffing: its place in the program.</summary>
internal static class StaffingServices
{
    public static IServiceCollection AddStaffing(this IServiceCollection services)
    {
        services.AddSingleton<PlanMemory>();
        services.AddSingleton<PlanWriter>();
        services.AddSingleton<LiveStaffing>();
        services.AddSingleton<StaffingEndpoints>();
        services.AddSingleton<DeskEndpoints>();
        services.AddSingleton<WhatIfEndpoint>();
        services.AddSingleton<PlanEndpoints>();
        services.AddSingleton<AdherenceEndpoint>();
        return services;
    }
}
