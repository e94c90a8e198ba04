using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Avro;

namespace TypedStreaming.Simulator.PubSub.Schemas;

/// <summary>The Avro schema of an event. The object never changes: a changed definition gets a new schema with a new id.</summary>
internal sealed class EventSchema
{
    /// <exception cref="ArgumentException">The text is not the Avro schema of a record.</exception>
    public EventSchema(string json)
    {
        Json = json;
        Id = Fingerprint(json);
        Avro = Parse(json);
    }

    /// <summary>The id of the schema: 22 characters that are computed from the text of the schema.</summary>
    public string Id { get; }

    public string Json { get; }

    public RecordSchema Avro { get; }

    public string Name => Avro.Name;

    // MD5 is the fingerprint that Salesforce uses. It protects nothing here.
#pragma warning disable CA5351
    private static string Fingerprint(string json) => Base64Url.EncodeToString(MD5.HashData(Encoding.UTF8.GetBytes(json)));
#pragma warning restore CA5351

    private static RecordSchema Parse(string json)
    {
        try
        {
            return global::Avro.Schema.Parse(json) as RecordSchema
                ?? throw new ArgumentException("The schema does not define a record.", nameof(json));
        }
#pragma warning disable CA1031 // The parser also lets the exceptions of its JSON library out.
        catch (Exception error) when (error is not ArgumentException)
#pragma warning restore CA1031
        {
            throw new ArgumentException($"The text is not an Avro schema: {error.Message}", nameof(json), error);
        }
    }
}
