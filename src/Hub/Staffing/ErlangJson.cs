using System.Text.Json;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Staffing.Calculator;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>The calculator's question and answer as JSON.</summary>
internal static class ErlangJson
{
    /// <summary>Reads the question. What cannot be read is added to the errors, with what to write instead.</summary>
    public static ErlangQuestion Read(JsonElement body, List<string> errors)
    {
        var question = new ErlangQuestion();
        foreach (var field in body.EnumerateObject())
        {
            question = field.Name switch
            {
                "contacts" => question with { Contacts = Number(field) ?? 0 },
                "intervalSeconds" => question with { IntervalSeconds = Number(field) ?? question.IntervalSeconds },
                "handleSeconds" => question with { HandleSeconds = Number(field) ?? 0 },
                "patienceSeconds" => question with { PatienceSeconds = Number(field) },
                "thresholdSeconds" => question with { ThresholdSeconds = Number(field) ?? question.ThresholdSeconds },
                "target" => question with { Target = Number(field) ?? question.Target },
                "formula" => question with { Formula = Formula(field.Value) },
                "maxAbandonRate" => question with { MaxAbandonRate = Number(field) },
                "maxOccupancy" => question with { MaxOccupancy = Number(field) },
                "maxAverageSpeedOfAnswerSeconds" => question with { MaxAverageSpeedOfAnswerSeconds = Number(field) },
                "shrinkage" => question with { Shrinkage = Number(field) ?? 0 },
                "agents" => question with { Agents = Whole(field) },
                _ => Unknown(field.Name),
            };
        }

        if (errors.Count == 0) errors.AddRange(question.Problems());
        return question;

        double? Number(JsonProperty field)
        {
            if (field.Value.ValueKind == JsonValueKind.Null) return null;
            if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDouble(out var number) && double.IsFinite(number)) return number;
            errors.Add($"{field.Name} is a number, without quotes.");
            return null;
        }

        int? Whole(JsonProperty field)
        {
            if (field.Value.ValueKind == JsonValueKind.Null) return null;
            if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var number)) return number;
            errors.Add($"{field.Name} is a whole number, without quotes.");
            return null;
        }

        ServiceLevelFormula Formula(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.String && ErlangFormulas.TryParse(value.GetString()!, out var formula)) return formula;
            errors.Add($"formula is one of {string.Join(", ", ErlangFormulas.Names)}.");
            return question.Formula;
        }

        ErlangQuestion Unknown(string name)
        {
            errors.Add($"{name} is not a field of this question. Its fields: contacts, intervalSeconds, handleSeconds, patienceSeconds, "
                + "thresholdSeconds, target, formula, maxAbandonRate, maxOccupancy, maxAverageSpeedOfAnswerSeconds, shrinkage, agents.");
            return question;
        }
    }

    public static void Write(Utf8JsonWriter json, ErlangQuestion question, ErlangAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, answer.GivesUp ? "erlangA"u8 : "erlangC"u8);
        json.WriteSeconds("load"u8, answer.Load);
        json.WriteCount("required"u8, answer.Required);
        json.WriteCount("rostered"u8, answer.Rostered);
        json.WriteSeconds("carriesContacts"u8, answer.Carries);
        json.WriteSeconds("intervalSeconds"u8, question.IntervalSeconds);
        json.WriteSeconds("thresholdSeconds"u8, question.ThresholdSeconds);
        json.WriteShare("target"u8, question.Target);
        json.WriteName("formula"u8, question.Formula);
        json.WriteStartArray("staffing"u8);
        foreach (var row in answer.Rows) Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ErlangRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("agents"u8, row.Agents);
        json.WriteBoolean("meets"u8, row.Meets);
        json.WriteBoolean("stable"u8, row.State is not null);
        json.WriteShare("serviceLevel"u8, row.ServiceLevel);
        json.WriteShare("abandonRate"u8, row.State?.AbandonShare);
        json.WriteShare("waitShare"u8, row.State?.WaitShare);
        json.WriteSeconds("averageSpeedOfAnswerSeconds"u8, row.State?.SpeedOfAnswerSeconds);
        json.WriteSeconds("averageWaitSeconds"u8, row.State?.MeanWaitSeconds);
        json.WriteSeconds("waitP90Seconds"u8, row.WaitP90Seconds);
        json.WriteSeconds("waiting"u8, row.State?.Waiting);
        json.WriteShare("occupancy"u8, row.State?.Occupancy);
        json.WriteEndObject();
    }
}
