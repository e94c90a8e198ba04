namespace TypedStreaming.Generators;
