using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Connections;

/// <summary>A refusal of all requests of the user, whatever was requested.</summary>
/// <param name="Text">The reason.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record RestRefusal(string Text, string Remedy)
{
    /// <summary>Returns the refusal that a response is, or null if it is another response.</summary>
    public static RestRefusal? Of(RestReply reply) => reply switch
    {
        { Status: 401 } => new RestRefusal(
            $"the org refuses the token ({reply.Words})",
            "Get a new token. If a new one is refused too, the session policy forbids this address: see 'Lock sessions to the IP address' in Setup, Session Settings, and the login IP ranges of the profile"),
        { ErrorCode: "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" } => new RestRefusal(
            $"the user has no permission to use the API ({reply.Words})",
            "Give the user the permission API Enabled, by the profile or a permission set. Some editions have no API"),
        { ErrorCode: "REQUEST_LIMIT_EXCEEDED" } => new RestRefusal($"the API requests of the last 24 hours are used up ({reply.Words})", "Wait, or buy more requests"),
        _ => null,
    };

    /// <summary>Returns the exception of a command that cannot continue.</summary>
    public ToolException ToException() => new($"{char.ToUpperInvariant(Text[0])}{Text[1..]}. {Remedy}.", ExitCodes.Failure);
}
