using System.Text.Json.Serialization;

namespace Trimmed;

[JsonSerializable(typeof(WarehouseAlert))]
[JsonSerializable(typeof(Version))]
internal sealed partial class AlertContext : JsonSerializerContext;
