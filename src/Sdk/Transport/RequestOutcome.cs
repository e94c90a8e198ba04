using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace TypedStreaming.Transport;

/// <summary>
/// The response to a request or, if the request failed, the failure and an indication of whether the request may have changed something.
/// </summary>
/// <param name="Response">The response; its kind is undefined if it has no body, or if the request failed.</param>
/// <param name="Failure">The failure; otherwise, null.</param>
/// <param name="Fate">The certainty about a request that failed; otherwise, null.</param>
internal sealed record RequestOutcome(JsonElement Response, Exception? Failure, RequestFate? Fate)
{
    public static RequestOutcome Answered(JsonElement response) => new(response, null, null);

    public static RequestOutcome Failed(Exception failure) =>
        new(default, failure, failure is StreamingException known ? RequestFates.Of(known) : RequestFate.Unknown);

    /// <summary>Creates the outcome of a request that was not sent, because an earlier step, such as a login, failed.</summary>
    public static RequestOutcome NotSent(Exception failure) => new(default, failure, RequestFate.NotProcessed);

    /// <summary>Returns the response, or throws the failure.</summary>
    public JsonElement ResponseOrThrow()
    {
        if (Failure is not null) ExceptionDispatchInfo.Throw(Failure);
        return Response;
    }
}
