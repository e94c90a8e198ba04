open System
open Contracts
open TypedStreaming

let options = StreamingClientOptions(AccessTokens = StaticToken("token", Uri "https://acme.my.salesforce.com"))
let client = new StreamingClient(options)
let accounts = client.Events<AccountChange>()

printfn "%s" (accounts.GetType().Name)
