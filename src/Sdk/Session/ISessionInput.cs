namespace TypedStreaming.Session;

/// <summary>An entry of a session's inbox: an event for the machine, or a response that is still to be read.</summary>
internal interface ISessionInput;
