namespace TypedStreaming.PubSub.Tests.Avro;

internal sealed record AccountAddress(Field<string> Street, Field<string> City);
