namespace TypedStreaming.Simulator.Http;

internal enum Endpoint
{
    None,
    Token,
    UserInfo,
    Versions,
    Publish,
    PublishBatch,
    Limits,
    Records,
    Cometd,
}
