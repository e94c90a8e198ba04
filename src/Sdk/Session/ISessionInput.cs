namespace TypedStreaming.Session;

/// <summary>An entry of a session's inbox: an event for the session machine, or a response that is not read yet.</summary>
internal interface ISessionInput;
