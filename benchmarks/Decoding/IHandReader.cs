using System.Text.Json;

namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>A reader as a careful person writes it for one type, with nothing but <see cref="Utf8JsonReader"/>.</summary>
internal interface IHandReader<T>
{
    /// <summary>Reads an object, on whose start the reader stands.</summary>
    static abstract T Read(ref Utf8JsonReader reader);
}
