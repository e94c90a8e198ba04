namespace TypedStreaming.Session;

/// <summary>What enters a session's inbox: events for the machine, and responses that are still to be read.</summary>
internal interface ISessionInput;
