using System.Text.Json.Serialization;
using TypedStreaming;

namespace Trimmed;

[GenericEvent("/u/WarehouseAlerts")]
internal sealed partial record WarehouseAlert(int Dock, string Message)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<short> Gate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<bool> Urgent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonContext(typeof(AlertContext))]
    public Version? Firmware { get; init; }
}
