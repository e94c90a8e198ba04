namespace TypedStreaming.Simulator.PubSub;

/// <summary>A client's request for events, which the client sent on its stream.</summary>
/// <param name="Topic">The topic in the request; empty in most requests after the first.</param>
/// <param name="Preset">The start that the request asks for: <c>LATEST</c>, <c>EARLIEST</c> or <c>CUSTOM</c>.</param>
/// <param name="ReplayId">The replay id, in hexadecimal digits; empty if there is none.</param>
/// <param name="Requested">The number of events that the request asks for.</param>
/// <param name="Pending">The number of events that the stream owed after the request.</param>
public sealed record PubSubFetch(string Topic, string Preset, string ReplayId, int Requested, int Pending);
