namespace TypedStreaming.Simulator.Http;

internal enum Endpoint
{
    None,
    Token,
    Versions,
    Publish,
    Limits,
    Records,
    Cometd,
}
