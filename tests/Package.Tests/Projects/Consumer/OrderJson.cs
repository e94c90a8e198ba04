using System.Text.Json.Serialization;

namespace Consumer;

[JsonSerializable(typeof(Version))]
internal sealed partial class OrderJson : JsonSerializerContext
{
}
