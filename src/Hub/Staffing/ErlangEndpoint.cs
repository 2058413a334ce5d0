using QueueMonitor.Engine.Staffing.Calculator;
using QueueMonitor.Hub.Api;

namespace QueueMonitor.Hub.Staffing;

/// <summary><c>POST /api/v1/erlang</c>: how many agents a flow of contacts needs. Asks no site and changes nothing.</summary>
internal static class ErlangEndpoint
{
    public static async Task Post(HttpContext http)
    {
        using var body = await ApiBody.ReadObject(http);
        var errors = new List<string>();
        var question = ErlangJson.Read(body.RootElement, errors);
        if (errors.Count > 0)
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status400BadRequest, "question", "The question cannot be answered", errors[0], errors));
        }

        var answer = ErlangAnswer.To(question);
        await ApiAnswer.Write(http, json =>
        {
            ErlangJson.Write(json, question, answer);
            return Task.CompletedTask;
        });
    }
}
