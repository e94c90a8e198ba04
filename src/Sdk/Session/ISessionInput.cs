namespace TypedStreaming.Session;

/// <summary>An entry in a session's inbox: an event for the session's state machine, or a response that has not been read yet.</summary>
internal interface ISessionInput;
