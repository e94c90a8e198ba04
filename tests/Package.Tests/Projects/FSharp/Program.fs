open TypedStreaming

[<PushTopic("/topic/AccountUpdates")>]
type AccountChange = { Id: string }

printfn "%s" typeof<AccountChange>.Name
