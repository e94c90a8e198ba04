namespace TypedStreaming.Simulator.Http;

internal enum Endpoint
{
    None,
    Token,
    Versions,
    Publish,
    PublishBatch,
    Limits,
    Records,
    Cometd,
}
