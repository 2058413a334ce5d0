using System.Text.Json;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>The words that settings use for channels, formulas and what ends a wait.</summary>
public static class SettingsWords
{
    public static string Of(MediaType media) => media switch
    {
        MediaType.Chat => "chat",
        MediaType.Email => "email",
        MediaType.Social => "social",
        _ => "voice",
    };

    public static string Of(ServiceLevelFormula formula) => formula switch
    {
        ServiceLevelFormula.AbandonsAgainst => "abandonsAgainst",
        ServiceLevelFormula.AbandonsIgnored => "abandonsIgnored",
        ServiceLevelFormula.AbandonsFor => "abandonsFor",
        _ => "atThreshold",
    };

    public static string Of(AnsweredBy answeredBy) => answeredBy == Engine.Queues.AnsweredBy.Reply ? "reply" : "connect";

    public static string Of(PromiseReopening reopens) => reopens switch
    {
        PromiseReopening.Rest => "rest",
        PromiseReopening.Never => "never",
        _ => "anew",
    };

    internal static PromiseReopening Reopens(JsonProperty setting) => One(setting, Enum.GetValues<PromiseReopening>(), Of);

    internal static MediaType Media(JsonProperty setting) =>
        One(setting, [MediaType.Voice, MediaType.Chat, MediaType.Email, MediaType.Social], Of);

    internal static ServiceLevelFormula Formula(JsonProperty setting) => One(setting, Enum.GetValues<ServiceLevelFormula>(), Of);

    internal static AnsweredBy AnsweredBy(JsonProperty setting) => One(setting, Enum.GetValues<AnsweredBy>(), Of);

    private static T One<T>(JsonProperty setting, T[] all, Func<T, string> word)
    {
        if (setting.Value.ValueKind == JsonValueKind.String)
        {
            var given = setting.Value.GetString();
            foreach (var each in all)
                if (word(each) == given) return each;
        }

        throw SettingsObject.Wrong(setting, $"one of {string.Join(", ", all.Select(each => $"\"{word(each)}\""))}");
    }
}
