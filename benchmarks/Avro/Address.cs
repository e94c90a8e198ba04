namespace TypedStreaming.Benchmarks.Avro;

public sealed record Address(Field<string> Street, Field<string> City, Field<string> PostalCode, Field<string> Country);
