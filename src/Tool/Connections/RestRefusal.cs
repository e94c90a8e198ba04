using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Connections;

/// <summary>A refusal that applies to all requests of the user, not only to the current one.</summary>
/// <param name="Text">The reason.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record RestRefusal(string Text, string Remedy)
{
    /// <summary>Returns the refusal if the response contains one that applies to all requests; otherwise, null.</summary>
    public static RestRefusal? Of(RestReply reply) => reply switch
    {
        { Status: 401 } => new RestRefusal(
            $"the org refuses the token ({reply.Words})",
            "Get a new token. If the new token is refused too, the session policy does not permit this machine's IP address: see 'Lock sessions to the IP address' in Setup, Session Settings, and the login IP ranges of the profile"),
        { ErrorCode: "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" } => new RestRefusal(
            $"the user does not have permission to use the API ({reply.Words})",
            "Give the user the API Enabled permission through the profile or a permission set. Some editions do not include the API"),
        { ErrorCode: "REQUEST_LIMIT_EXCEEDED" } => new RestRefusal($"the org has used up its API requests for the last 24 hours ({reply.Words})", "Wait until requests are available again, or buy more requests"),
        _ => null,
    };

    /// <summary>Converts the refusal to the exception that ends the command.</summary>
    public ToolException ToException() => new($"{char.ToUpperInvariant(Text[0])}{Text[1..]}. {Remedy}.", ExitCodes.Failure);
}
