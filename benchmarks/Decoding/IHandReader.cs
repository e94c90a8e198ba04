using System.Text.Json;

namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>A reader as a careful developer writes it for one type, with only <see cref="Utf8JsonReader"/>.</summary>
internal interface IHandReader<T>
{
    /// <summary>Reads an object; the reader is at its start.</summary>
    static abstract T Read(ref Utf8JsonReader reader);
}
