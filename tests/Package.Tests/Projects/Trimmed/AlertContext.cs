using System.Text.Json.Serialization;

namespace Trimmed;

[JsonSerializable(typeof(WarehouseAlert))]
internal sealed partial class AlertContext : JsonSerializerContext;
