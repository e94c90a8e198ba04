using TypedStreaming;

namespace Native;

[GenericEvent("/u/WarehouseAlerts")]
public partial record WarehouseAlert(int Dock, string Message);
