using System.Text;
using System.Text.Json;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Tests.Intake;

public class SettingsJsonTests
{
    private const string Everything = """
        { "name": "Billing", "shortName": "Bill", "channel": "chat", "zone": "Europe/Berlin", "startOfDay": "06:00",
          "openingHours": { "mon": [["08:00", "12:00"], ["13:00", "24:00"]], "sun": [["00:00", "04:30"]] },
          "threshold": "2 working days", "target": 0.85, "serviceLevelFormula": "abandonsFor", "shortAbandonSeconds": 2.5,
          "leftExcluded": ["callback", "key"], "leftAsAbandoned": [], "answeredBy": "reply", "value": 40.5, "resolutionDays": 14,
          "maxAge": "PT36H", "partner": "Northern Calls", "order": -3 }
        """;

    [Fact]
    public void EverySettingIsRead()
    {
        var patch = ReadQueue(Everything);
        Assert.Equal(("Billing", "Bill", MediaType.Chat, "Europe/Berlin"), (patch.Name, patch.ShortName, patch.Media, patch.Zone));
        Assert.Equal(new TimeOnly(6, 0), patch.StartOfDay);
        Assert.Equal([new OpenSpan(480, 720), new OpenSpan(780, 1440)], patch.OpeningHours!.On(DayOfWeek.Monday));
        Assert.Equal([new OpenSpan(0, 270)], patch.OpeningHours.On(DayOfWeek.Sunday));
        Assert.Empty(patch.OpeningHours.On(DayOfWeek.Tuesday));
        Assert.Equal((Threshold.OfWorkingDays(2), 0.85, ServiceLevelFormula.AbandonsFor), (patch.Threshold, patch.Target, patch.ServiceLevelFormula));
        Assert.Equal(TimeSpan.FromSeconds(2.5), patch.ShortAbandon);
        Assert.Equal((LeftReasons.Of(LeftReason.Callback, LeftReason.Key), LeftReasons.None), (patch.LeftExcluded, patch.LeftAsAbandoned));
        Assert.Equal((AnsweredBy.Reply, 40.5, 14), (patch.AnsweredBy, patch.Value, patch.ResolutionDays));
        Assert.Equal((TimeSpan.FromHours(36), "Northern Calls", -3), (patch.MaxAge, patch.Partner, patch.Order));
    }

    [Fact]
    public void WhatIsLeftOutStaysAsItIs() => Assert.Equal(new QueueSettingsPatch(), ReadQueue("{}"));

    [Fact]
    public void NullTakesAway()
    {
        var patch = ReadQueue("""{"value":null,"maxAge":null,"partner":null}""");
        Assert.Equal((double.NaN, TimeSpan.Zero, ""), (patch.Value, patch.MaxAge, patch.Partner));
    }

    [Theory]
    [InlineData(MediaType.Voice)]
    [InlineData(MediaType.Chat)]
    [InlineData(MediaType.Email)]
    [InlineData(MediaType.Social)]
    public void WhatIsWrittenIsReadBack(MediaType media)
    {
        var settings = QueueSettings.Default("mail", media, "Europe/Madrid");
        var text = Written(to => QueueSettingsJson.Write(to, settings));
        var patch = ReadQueue(text);
        Assert.Equal(settings.Threshold, patch.Threshold);
        Assert.Equal(settings.OpeningHours, patch.OpeningHours);
        Assert.Equal(settings.MaxAge ?? TimeSpan.Zero, patch.MaxAge);
        Assert.Equal((settings.Media, settings.AnsweredBy, settings.Target), (patch.Media, patch.AnsweredBy, patch.Target));
        Assert.Equal((settings.LeftAsAbandoned, settings.ShortAbandon), (patch.LeftAsAbandoned, patch.ShortAbandon));
        Assert.Equal((settings.PromisePauses, settings.PromiseReopens, settings.Holidays), (patch.PromisePauses, patch.PromiseReopens, patch.Holidays));
        Assert.Equal(22, JsonDocument.Parse(text).RootElement.EnumerateObject().Count());
    }

    [Fact]
    public void DefaultsAreWrittenAsTheContractWritesThem()
    {
        const string expected = """
            {"name":"billing","shortName":"billing","channel":"voice","zone":"UTC","startOfDay":"00:00","openingHours":"always",
            "threshold":"PT20S","target":0.8,"serviceLevelFormula":"atThreshold","shortAbandonSeconds":5,"leftExcluded":[],
            "leftAsAbandoned":["failed"],"answeredBy":"connect","value":null,"resolutionDays":7,"maxAge":"PT4H","partner":null,
            "promise":null,"promisePauses":false,"promiseReopens":"anew","holidays":{"country":null,"region":null,"dates":[]},"order":0}
            """;
        var written = Written(to => QueueSettingsJson.Write(to, QueueSettings.Default("billing", MediaType.Voice, "UTC")));
        Assert.Equal(expected.ReplaceLineEndings(""), written);
    }

    [Theory]
    [InlineData("[]", "Settings are a JSON object: write {\"threshold\": \"PT20S\", \"target\": 0.8}.")]
    [InlineData("{\"target\":80}", "target cannot be read: write a share above 0 and up to 1, e.g. 0.8 for 80 %.")]
    [InlineData("{\"target\":0}", "target cannot be read: write a share above 0 and up to 1, e.g. 0.8 for 80 %.")]
    [InlineData("{\"threshold\":20}", "threshold cannot be read: write a duration or working days, e.g. \"PT20S\" or \"2 working days\".")]
    [InlineData("{\"threshold\":\"PT0S\"}", "threshold cannot be read: write a duration or working days, e.g. \"PT20S\" or \"2 working days\".")]
    [InlineData("{\"shortName\":\"Seventeen letters\"}", "shortName cannot be read: write at most 16 characters, e.g. \"Billing\".")]
    [InlineData("{\"name\":null}", "name cannot be read: write the queue's name as people know it, e.g. \"Billing\".")]
    [InlineData("{\"channel\":\"phone\"}", "channel cannot be read: write one of \"voice\", \"chat\", \"email\", \"social\".")]
    [InlineData("{\"serviceLevelFormula\":\"best\"}",
        "serviceLevelFormula cannot be read: write one of \"atThreshold\", \"abandonsAgainst\", \"abandonsIgnored\", \"abandonsFor\".")]
    [InlineData("{\"leftExcluded\":[\"gone\"]}", "leftExcluded cannot be read: write a list of timeout, overflow, voicemail, key, empty, full, closed, "
        + "callback, withdrawn, failed, unanswered, other, e.g. [\"callback\"].")]
    [InlineData("{\"startOfDay\":\"24:00\"}", "startOfDay cannot be read: write a local time, e.g. \"06:00\".")]
    [InlineData("{\"openingHours\":{\"monday\":[]}}", "openingHours cannot be read: write \"always\" or days with spans, "
        + "e.g. {\"mon\": [[\"08:00\", \"16:00\"]], \"tue\": [[\"08:00\", \"16:00\"]]}.")]
    [InlineData("{\"openingHours\":{\"mon\":[[\"22:00\",\"02:00\"]]}}", "openingHours: the spans of a day run from earlier to later and do not overlap; "
        + "for hours past midnight end the day at \"24:00\" and begin the next at \"00:00\".")]
    [InlineData("{\"zone\":\"../etc/passwd\"}", "zone \"../etc/passwd\" is not known here: write an IANA time zone, e.g. \"Europe/Berlin\".")]
    [InlineData("{\"maxAge\":\"PT0S\"}", "maxAge cannot be read: write a duration, e.g. \"PT4H\", or null for no bound.")]
    [InlineData("{\"order\":1.5}", "order cannot be read: write a whole number, smaller stands first, e.g. 10.")]
    public void WhatIsWrongWithAQueueSettingIsSaid(string json, string error)
    {
        Assert.False(QueueSettingsJson.TryRead(Encoding.UTF8.GetBytes(json), out var patch, out var said));
        Assert.Equal((null, error), (patch, said));
    }

    [Theory]
    [InlineData("{\"currency\":\"euro\"}", "currency cannot be read: write three capital letters of ISO 4217, e.g. \"EUR\", or null.")]
    [InlineData("{\"language\":\"english!\"}", "language cannot be read: write a language tag of BCP 47, e.g. \"en\" or \"pt-BR\".")]
    [InlineData("{\"callbackLink\":\"javascript:alert('{contact}')\"}",
        "callbackLink cannot be read: write a web address with {contact} in it, e.g. \"https://crm.example.org/contacts/{contact}\", or null.")]
    [InlineData("{\"callbackLink\":\"https://crm.example.org/\"}",
        "callbackLink cannot be read: write a web address with {contact} in it, e.g. \"https://crm.example.org/contacts/{contact}\", or null.")]
    [InlineData("{\"retentionDays\":0}", "retentionDays cannot be read: write days from 1 to 3650, e.g. 90.")]
    [InlineData("{\"zones\":\"UTC\"}", "zones is not a setting. Did you mean zone? "
        + "Known are name, zone, currency, language, callbackLink, retentionDays, customerRecordDays, hideContactIds.")]
    [InlineData("{\"customerRecordDays\":366}", "customerRecordDays cannot be read: write days from 0 (never) to 365, e.g. 31.")]
    [InlineData("{\"customerRecordDays\":-1}", "customerRecordDays cannot be read: write days from 0 (never) to 365, e.g. 31.")]
    [InlineData("{\"hideContactIds\":\"yes\"}", "hideContactIds cannot be read: write true or false.")]
    public void WhatIsWrongWithASiteSettingIsSaid(string json, string error)
    {
        Assert.False(SiteSettingsJson.TryRead(Encoding.UTF8.GetBytes(json), out var patch, out var said));
        Assert.Equal((null, error), (patch, said));
    }

    [Fact]
    public void ASitesSettingsAreReadAndWritten()
    {
        const string json = "{\"name\":\"Madrid\",\"zone\":\"Europe/Madrid\",\"currency\":\"EUR\",\"language\":\"es\","
            + "\"callbackLink\":\"https://crm.example.org/{contact}\",\"retentionDays\":30,\"customerRecordDays\":0,\"hideContactIds\":true}";
        Assert.True(SiteSettingsJson.TryRead(Encoding.UTF8.GetBytes(json), out var patch, out var error), error);
        Assert.Equal(json, Written(to => SiteSettingsJson.Write(to, patch.Over(new SiteSettings { Name = "main", Zone = "UTC" }))));
        Assert.True(SiteSettingsJson.TryRead("""{"currency":null,"callbackLink":null}"""u8, out patch, out _));
        Assert.Equal(("", ""), (patch.Currency, patch.CallbackLink));
    }

    [Theory]
    [InlineData("PT20S", 20)]
    [InlineData("PT0.5S", 0.5)]
    [InlineData("PT1H30M", 5400)]
    [InlineData("P1DT1H", 90_000)]
    [InlineData("P1W", 604_800)]
    public void DurationsAreReadAndWritten(string text, double seconds)
    {
        Assert.True(ThresholdText.TryParse(text, out var threshold));
        Assert.Equal(TimeSpan.FromSeconds(seconds), threshold.Duration);
        Assert.True(ThresholdText.TryParse(ThresholdText.Write(threshold), out var again));
        Assert.Equal(threshold, again);
    }

    [Theory]
    [InlineData("2 working days", 2, "2 working days")]
    [InlineData("1 working day", 1, "1 working day")]
    [InlineData("0.5 working days", 0.5, "0.5 working days")]
    [InlineData("260 working days", 260, "260 working days")]
    public void WorkingDaysAreReadAndWritten(string text, double days, string written)
    {
        Assert.True(ThresholdText.TryParse(text, out var threshold));
        Assert.Equal((Threshold.OfWorkingDays(days), written), (threshold, ThresholdText.Write(threshold)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("20")]
    [InlineData("PT20")]
    [InlineData("P20S")]
    [InlineData("PT1S1M")]
    [InlineData("PT1M1M")]
    [InlineData("PT0.5M1S")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("-PT1S")]
    [InlineData("P3661D")]
    [InlineData("0 working days")]
    [InlineData("261 working days")]
    [InlineData("2 days")]
    [InlineData("two working days")]
    [InlineData("2 working dayss")]
    public void WhatIsNoThresholdIsRefused(string text) => Assert.False(ThresholdText.TryParse(text, out _));

    [Theory]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"na\\udc00me\":\"x\"}")]
    public void HalfACharacterIsRefused(string json)
    {
        Assert.False(QueueSettingsJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.StartsWith("A text in this is not Unicode", error, StringComparison.Ordinal);
    }

    private static QueueSettingsPatch ReadQueue(string json)
    {
        Assert.True(QueueSettingsJson.TryRead(Encoding.UTF8.GetBytes(json), out var patch, out var error), error);
        return patch;
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
